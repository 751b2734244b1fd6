import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PlanningRegion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True)),
                ("name_lv", models.CharField(max_length=40)),
                ("name_en", models.CharField(max_length=40)),
                ("title_lv", models.CharField(max_length=60)),
                ("title_en", models.CharField(max_length=60)),
            ],
            options={
                "ordering": ["name_lv"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Boundary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("REGION", "REGION"),
                            ("MUNICIPALITY", "MUNICIPALITY"),
                            ("PARISH", "PARISH"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="The unit's code: of the classification or of the region.", max_length=10
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("geometry", models.TextField()),
                (
                    "is_drawn",
                    models.BooleanField(
                        help_text="True for cells drawn around points, False for a file's outlines."
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                ("imported_on", models.DateField()),
            ],
            options={
                "ordering": ["level", "code", "valid_from"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="boundary_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        fields=("level", "code", "valid_from"), name="boundary_is_drawn_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="boundary_names_its_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "atvk",
                    models.CharField(
                        help_text="Code in the national classification.", max_length=7, unique=True
                    ),
                ),
                ("name_lv", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=60)),
                ("kind", models.CharField(choices=[("CITY", "CITY"), ("COUNTY", "COUNTY")], max_length=8)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("centre_name", models.CharField(max_length=60)),
                ("centre_lat", models.FloatField()),
                ("centre_lon", models.FloatField()),
                ("area_km2", models.FloatField()),
                ("population", models.PositiveIntegerField()),
                (
                    "population_on",
                    models.DateField(blank=True, help_text="Day of the stated figure, if stated.", null=True),
                ),
                (
                    "population_basis",
                    models.CharField(choices=[("STATED", "STATED"), ("SPREAD", "SPREAD")], max_length=8),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.planningregion",
                    ),
                ),
            ],
            options={
                "ordering": ["name_lv", "valid_from"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("share", models.DecimalField(decimal_places=3, max_digits=4)),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.municipality",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["predecessor", "-share"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Parish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "atvk",
                    models.CharField(
                        help_text="Code in the national classification.", max_length=7, unique=True
                    ),
                ),
                ("name_lv", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[("PARISH", "PARISH"), ("TOWN", "TOWN"), ("CITY", "CITY")], max_length=8
                    ),
                ),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("area_km2", models.FloatField()),
                ("population", models.PositiveIntegerField()),
                (
                    "population_basis",
                    models.CharField(choices=[("STATED", "STATED"), ("SPREAD", "SPREAD")], max_length=8),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.municipality",
                    ),
                ),
                (
                    "municipality_before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["name_lv", "atvk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("area_km2__gt", 0)), name="parish_has_an_area")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="municipality_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.CheckConstraint(
                condition=models.Q(("area_km2__gt", 0)), name="municipality_has_an_area"
            ),
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("population_basis", "STATED"), _negated=True),
                    ("population_on__isnull", False),
                    _connector="OR",
                ),
                name="municipality_stated_population_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"), name="succession_is_told_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gt", 0), ("share__lte", 1)),
                name="succession_share_is_a_part_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="succession_is_between_two_municipalities",
            ),
        ),
    ]

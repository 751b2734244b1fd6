"""The record of acts and of reads: a keyed hash chain."""

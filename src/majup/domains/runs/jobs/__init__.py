"""Computing a claimed run: in a child process, with limits, watched and stoppable. Knows no kind of run."""

"""What `scripts/benchmark.py` measures: speed, answers, retrieval, scale; a module each."""

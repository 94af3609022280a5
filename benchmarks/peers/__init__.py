"""The product beside LangChain, LlamaIndex, Haystack and txtai: the same plans, encoder and questions, in one run.

Not part of the product, which never imports it. `make peers` runs it and writes the tables of docs/peers.md.
Each system is built and asked in a process of its own (`process`), the peers in `.venv-peers`; what they found
is judged here (`evidence`), so that no system sees the labels.
"""

"""Names: provinces, districts, agencies and abbreviations, as data files, and how to find them in a text.

provinces.py       Provinces.find: which provinces a text is about
agencies.py        Agencies.find: which agencies and groups it names; who binds them; who took over from them
abbreviations.py   expand: what short words of a question stand for
data/              the names themselves, each file with a note on where it is from
"""

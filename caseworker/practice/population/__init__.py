"""The synthetic population of an office: people, households, work and papers, the same for the same seed.

`population` yields it as rows; `write_population` writes it as CSV; `misspelt_queries` asks for people in it the way
officers type. Everything is drawn from numbered streams (`streams`), one neighbourhood of 1,000 people at a time, so a
neighbourhood is the same whatever else is made, in whatever order, in however many processes. No clock is read.
"""

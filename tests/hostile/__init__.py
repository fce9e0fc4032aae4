"""A hostile newsroom on loopback: outlets that break every rule of HTTP, XML, HTML and manners, beside good ones.

`python -m tests.hostile` tries each case alone and prints time, memory and whether it held.
"""

"""A stand-in for the LINE Platform with a phone page, for development and tests.

It speaks HTTP only and imports nothing else of the project; nothing of the product imports it. Start it with
`python -m linebot_app.simulator`; tests drive it through `driver.py`.
"""

"""index.html: a run at a glance. Facts counted in the store, plots and a map of them, one page around them.

Knows the store's reader and writes nothing: `page.overview_page` gives the page as text.
"""

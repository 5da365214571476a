"""Reading English news prose: sentences, figures, units, dates, places, names, quotes, sources, status."""

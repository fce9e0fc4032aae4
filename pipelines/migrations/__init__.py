"""One step forward a file, from each released schema to the next; the first one has none yet."""

"""One step forward a file, from each released schema to the next."""

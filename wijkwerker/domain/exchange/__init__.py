"""The exchange: cells and their join, workbooks as replicas, and the plan of reading one. Pure; no file, no screen."""

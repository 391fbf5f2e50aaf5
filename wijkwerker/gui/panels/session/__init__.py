"""The side panel of one session: who came, how many, and the activity it belongs to."""

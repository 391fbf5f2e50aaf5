"""The sections of Instellingen."""

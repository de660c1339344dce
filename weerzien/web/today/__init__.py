"""The page Vandaag: what needs me now."""

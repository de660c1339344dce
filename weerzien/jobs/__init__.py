"""What happens while nobody looks: evaluate, remind, mail, seal and clean up."""

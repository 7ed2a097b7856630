"""The main job on made-up data, from start to end."""

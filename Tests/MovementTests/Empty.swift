// Movement

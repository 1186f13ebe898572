double share = 0.5;

// TODO: tax
int todo_list = 0;

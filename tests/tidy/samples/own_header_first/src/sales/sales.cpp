#include <string>

#include <zg/sales.h>

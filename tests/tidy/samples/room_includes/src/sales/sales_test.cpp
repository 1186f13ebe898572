#include <zg/catalog.h>

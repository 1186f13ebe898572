#include <zg/sales.h>

#include <zg/base.h>
#include <zg/money.h>
#include <zg/catalog.h>
#include "zg/base.h"
#include "../catalog/rows.h"
#include "rows.h"

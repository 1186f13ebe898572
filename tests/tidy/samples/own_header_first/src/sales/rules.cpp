#include "rules.h"
#include <string>

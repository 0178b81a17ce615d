#include "bench/predict/predict.h"

/// No secret is taken from the command line: the same in every program.
#pragma once

#include "app/core/secret_words.h"

// What each word of a name weighs. The noun that names the goods weighs most, what describes it less, and
// what the goods are only for, or made of, least: in "tyres for buses" the goods are tyres.
#pragma once

#include <span>
#include <vector>

#include "goods/terms.h"

namespace chorsu::goods {

// Of each term of the name, 0 to 1; the weight of a pair of characters is that of its second.
std::vector<float> weights(std::span<Term const> name);

}  // namespace chorsu::goods

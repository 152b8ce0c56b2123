// The stem of a Russian noun or adjective: what stays when the endings of case, number and gender go.
// Snowball's stemmer is not used for Russian, since it takes away endings of verbs too: it makes "профили"
// and "профиль" two words, and "винил" and "вино" one.
#pragma once

#include <string>
#include <string_view>

namespace chorsu::goods {

// Of a folded word (lower case, е for ё).
std::string russian_stem(std::string_view word);

// An adjective by its ending, in the cases in which names of goods stand.
bool is_russian_adjective(std::string_view word);

}  // namespace chorsu::goods

// A plan, and each engine's answer, as a person reads it in a terminal: from the verdict down to the sources.
#pragma once

#include "command/terminal.h"
#include "language/language.h"
#include "planning/planning.h"

namespace chorsu::command {

void show(Terminal& terminal, planning::Answer const& answer, planning::Index const& index,
          language::Voice const& voice);
void show(Terminal& terminal, goods::Answer const& answer, planning::Index const& index,
          language::Voice const& voice);
void show(Terminal& terminal, tariff::Answer const& answer, language::Voice const& voice);
void show(Terminal& terminal, routing::Answer const& answer, planning::Index const& index,
          language::Voice const& voice);
void show(Terminal& terminal, screening::Answer const& answer, language::Voice const& voice);
// What is wrong with a question, each problem at its field.
void show(Terminal& terminal, Problems const& problems, language::Voice const& voice);

}  // namespace chorsu::command

// `chorsu serve`: the platform over HTTP until it is told to stop.
#pragma once

#include <memory>

#include "command/setting.h"

namespace chorsu::command {

int serve(Setting const& setting, Workplace& workplace, std::shared_ptr<language::Catalogue const> catalogue);

}  // namespace chorsu::command

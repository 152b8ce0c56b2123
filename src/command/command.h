// The command line: chorsu plan | classify | duty | route | screen | data | serve.
#pragma once

namespace chorsu::command {

// Exit status: 0 done; 1 it could not be done; 2 the question or the call was wrong.
int run(int argc, char** argv);

}  // namespace chorsu::command

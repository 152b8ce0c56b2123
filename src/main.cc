#include <exception>
#include <iostream>

#include "command/command.h"

int main(int argc, char** argv) {
  try {
    return chorsu::command::run(argc, argv);
  } catch (std::exception const& fault) {
    std::cerr << "chorsu: " << fault.what() << '\n';
    return 1;
  }
}

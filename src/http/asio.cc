// Asio and Beast are compiled here once (BOOST_ASIO_SEPARATE_COMPILATION), which halves the time of every
// file that includes them.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>

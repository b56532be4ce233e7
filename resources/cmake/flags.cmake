# One interface target carries the flags of every room.
add_library(trendstream_flags INTERFACE)
target_compile_features(trendstream_flags INTERFACE cxx_std_20)
target_compile_options(trendstream_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -fstack-protector-strong -fno-omit-frame-pointer)
target_include_directories(trendstream_flags INTERFACE ${PROJECT_SOURCE_DIR})

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1") # the sanitizers' builds: quick to make, lines in their reports

set(TRENDSTREAM_SANITIZER "" CACHE STRING "address or thread: builds everything with that sanitizer")
if(TRENDSTREAM_SANITIZER) # g++ 12 takes the checks that it adds for uses of what is not initialised, in <regex> above all
    target_compile_options(trendstream_flags INTERFACE -Wno-maybe-uninitialized)
endif()
if(TRENDSTREAM_SANITIZER STREQUAL "address")
    target_compile_options(trendstream_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_link_options(trendstream_flags INTERFACE -fsanitize=address,undefined)
elseif(TRENDSTREAM_SANITIZER STREQUAL "thread")
    target_compile_options(trendstream_flags INTERFACE -fsanitize=thread -Wno-error=tsan)
    target_link_options(trendstream_flags INTERFACE -fsanitize=thread)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

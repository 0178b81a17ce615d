# Warnings and sanitizers for all of our code, and one library with one test program for each folder of src/.

set(PARLEY_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wno-restrict)  # GCC 12 warns falsely of std::string + (GCC bug 105651)

# parley_library(wire/feed DEPS ...): library parley_wire_feed of src/wire/feed/*.cpp, and, where there are
# src/wire/feed/*_test.cpp, the test program test_wire_feed. A folder of headers alone makes an interface library.
function(parley_library folder)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_library(parley_${name} STATIC ${sources})
    target_include_directories(parley_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_compile_options(parley_${name} PRIVATE ${PARLEY_WARNINGS})
    target_link_libraries(parley_${name} PUBLIC ${ARG_DEPS})
    if(PARLEY_SANITIZE)
      target_compile_options(parley_${name} PUBLIC -fsanitize=${PARLEY_SANITIZE} -fno-omit-frame-pointer)
      target_link_options(parley_${name} PUBLIC -fsanitize=${PARLEY_SANITIZE})
    endif()
  else()
    add_library(parley_${name} INTERFACE)
    target_include_directories(parley_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(parley_${name} INTERFACE ${ARG_DEPS})
  endif()
  if(tests)
    add_executable(test_${name} ${tests} ${CMAKE_SOURCE_DIR}/tests/support/main.cpp
      ${CMAKE_SOURCE_DIR}/tests/support/case_file.cpp)
    target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(test_${name} PRIVATE parley_${name})
    target_compile_definitions(test_${name} PRIVATE PARLEY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND test_${name})
  endif()
endfunction()

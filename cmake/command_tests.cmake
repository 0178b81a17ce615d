# Tests of the program as a user runs it: tests/app/NAME.sh, with the program as its argument. Exit status 77 is a skip,
# with its reason in the output.
file(GLOB COMMAND_TESTS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/app/*_test.sh)
foreach(script ${COMMAND_TESTS})
  get_filename_component(name ${script} NAME_WE)
  add_test(NAME command_${name} COMMAND sh ${script} $<TARGET_FILE:parley> ${CMAKE_SOURCE_DIR})
  set_tests_properties(command_${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endforeach()

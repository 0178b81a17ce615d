# Man pages, completions, and what `make install` puts where: the program, its data and model in share/parley, and
# OpenVINO's libraries in lib/parley, where the program looks for them.

include(GNUInstallDirs)

find_program(SCDOC scdoc)
if(SCDOC)
  file(GLOB MAN_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/man/*.scd)
  foreach(source ${MAN_SOURCES})
    get_filename_component(page ${source} NAME_WLE)
    add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/man/${page}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man
      COMMAND sh -c "${SCDOC} < '${source}' > '${CMAKE_BINARY_DIR}/man/${page}'"
      DEPENDS ${source} VERBATIM)
    list(APPEND MAN_PAGES ${CMAKE_BINARY_DIR}/man/${page})
  endforeach()
  add_custom_target(man ALL DEPENDS ${MAN_PAGES})
  install(FILES ${MAN_PAGES} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
else()
  message(STATUS "scdoc not found: no man pages")
endif()

set(COMPLETIONS ${CMAKE_BINARY_DIR}/completions)
add_custom_command(OUTPUT ${COMPLETIONS}/parley ${COMPLETIONS}/_parley ${COMPLETIONS}/parley.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${COMPLETIONS}
  COMMAND sh -c "'$<TARGET_FILE:parley>' completion bash > '${COMPLETIONS}/parley'"
  COMMAND sh -c "'$<TARGET_FILE:parley>' completion zsh > '${COMPLETIONS}/_parley'"
  COMMAND sh -c "'$<TARGET_FILE:parley>' completion fish > '${COMPLETIONS}/parley.fish'"
  DEPENDS parley VERBATIM)
add_custom_target(completions ALL DEPENDS ${COMPLETIONS}/parley)
install(FILES ${COMPLETIONS}/parley DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${COMPLETIONS}/_parley DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${COMPLETIONS}/parley.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set_target_properties(parley PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/parley")
install(TARGETS parley RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/parley)
install(FILES ${CMAKE_SOURCE_DIR}/.deps/gazetteer/gazetteer.bin
  DESTINATION ${CMAKE_INSTALL_DATADIR}/parley/places OPTIONAL)
install(FILES README.md LICENSE NOTICE CHANGELOG.md MODEL_CARD.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/.deps/openvino/openvino/libs/ DESTINATION ${CMAKE_INSTALL_LIBDIR}/parley
  FILES_MATCHING
  PATTERN "libopenvino.so.*" PATTERN "libopenvino_intel_cpu_plugin.so" PATTERN "libtbb.so.*" PATTERN "libhwloc.so.*"
  PATTERN "libopenvino_ir_frontend.so.*" PATTERN "libtbbmalloc.so.*")

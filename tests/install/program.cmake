# Installs the program into a fresh prefix and asks it for its version.
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK} --component program
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${WORK}/bin/trendstream --version OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
string(FIND "${printed}" "${VERSION}" at)
if(at EQUAL -1)
    message(FATAL_ERROR "the installed program printed\n${printed}which does not name version ${VERSION}")
endif()

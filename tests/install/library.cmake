# Installs the library into a fresh prefix, moves that elsewhere (nothing in it may know where it was), builds the
# consumer with it and compares what it prints.
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/made --component library
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${WORK}/made ${WORK}/prefix)

execute_process(COMMAND ${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR}
    -D CMAKE_BUILD_TYPE=Release
    -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}
    -D CMAKE_CXX_FLAGS=${FLAGS}
    -D CMAKE_PREFIX_PATH=${WORK}/prefix
    COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${WORK}/build/word_count OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)

set(expected "(be,2)\n(not,1)\n(or,1)\n(to,2)\n")
if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "the consumer printed\n${printed}instead of\n${expected}")
endif()

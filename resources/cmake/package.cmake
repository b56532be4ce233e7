# What `cmake --install` puts where, and what find_package(trendstream) reads there. Two components: `library` is the
# engine with its headers, `program` is bin/trendstream (app/CMakeLists.txt).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/trendstream)

# The public headers are templates that include private ones, so the whole tree goes along. It lies in a folder of its
# own, which is the include path: `#include "streaming/rdd.h"` is the same within this tree and outside.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/streaming DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/trendstream COMPONENT library
    FILES_MATCHING PATTERN "*.h")
install(TARGETS trendstream_streaming EXPORT trendstream-targets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/trendstream)
install(EXPORT trendstream-targets NAMESPACE trendstream:: DESTINATION ${package_folder} COMPONENT library)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/trendstream-config.cmake.in
    ${PROJECT_BINARY_DIR}/package/trendstream-config.cmake
    INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/trendstream-config-version.cmake
    COMPATIBILITY SameMinorVersion) # until 1.0 a minor version may break what was
install(FILES
    ${PROJECT_BINARY_DIR}/package/trendstream-config.cmake
    ${PROJECT_BINARY_DIR}/package/trendstream-config-version.cmake
    DESTINATION ${package_folder} COMPONENT library)

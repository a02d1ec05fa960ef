# SPDX-License-Identifier: MIT
#
# cmake --install: components `development` (library, headers, find_package, pkg-config) and `programs`. A project that adds
# this one by add_subdirectory() installs nothing of it, unless it says SIMCOM_INSTALL.
option(SIMCOM_INSTALL "make install rules for the library and the programs" ${PROJECT_IS_TOP_LEVEL})
if(NOT SIMCOM_INSTALL)
  return()
endif()
include(CMakePackageConfigHelpers)

set(SIMCOM_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/simcom)
set(SIMCOM_TARGETS simcom)
if(TARGET simcom_posix)
  list(APPEND SIMCOM_TARGETS simcom_posix)
endif()
install(TARGETS ${SIMCOM_TARGETS} EXPORT simcomTargets ARCHIVE COMPONENT development)
install(DIRECTORY runtime/include/ generated/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT development FILES_MATCHING PATTERN "*.h")
install(EXPORT simcomTargets NAMESPACE simcom:: DESTINATION ${SIMCOM_CMAKE_DIR} COMPONENT development)

configure_package_config_file(packaging/cmake/simcomConfig.cmake.in ${PROJECT_BINARY_DIR}/simcomConfig.cmake
  INSTALL_DESTINATION ${SIMCOM_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/simcomConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/simcomConfig.cmake ${PROJECT_BINARY_DIR}/simcomConfigVersion.cmake
  DESTINATION ${SIMCOM_CMAKE_DIR} COMPONENT development)

# The prefix is found from where the file is, so that an installed tree can be moved.
string(REGEX REPLACE "[^/]+" ".." SIMCOM_PC_PREFIX ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
configure_file(packaging/cmake/simcom.pc.in ${PROJECT_BINARY_DIR}/simcom.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/simcom.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# cmake -DINPUTS=folder -DARCHS=a,b -DOUTPUT=file.cpp -P EmbedFile.cmake
# Writes the bytes of folder/qopt_runtime.ARCH.bc as the function that RuntimeBitcode.h declares.
string(REPLACE "," ";" archs "${ARCHS}")
foreach(arch ${archs})
  file(READ ${INPUTS}/qopt_runtime.${arch}.bc hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char ${arch}[] = {${bytes}};\n")
  string(APPEND cases "  if (arch == \"${arch}\")
    return llvm::StringRef(reinterpret_cast<const char *>(${arch}), sizeof(${arch}));\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"RuntimeBitcode.h\"
${arrays}
llvm::StringRef qopt::getRuntimeBitcode(llvm::StringRef arch) {
${cases}  return \"\";
}
")

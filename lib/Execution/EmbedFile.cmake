# cmake -DINPUT=file -DOUTPUT=file.cpp -P EmbedFile.cmake
# Writes the bytes of a file as the array that RuntimeBitcode.h declares.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
file(WRITE ${OUTPUT} "#include \"RuntimeBitcode.h\"
const unsigned char qopt::runtimeBitcode[] = {${bytes}};
const size_t qopt::runtimeBitcodeSize = ${size};
")

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;

namespace DigitTools.Core.Native;

/// <summary>
/// A build task: copies a 64-bit little-endian ELF library and marks one of the symbol versions that it needs as weak.
/// </summary>
/// <remarks>
/// libLibTorchSharp.so asks for GLIBCXX_3.4.32 (GCC 13.2) because of one symbol, std::ios_base_library_init, which newer
/// headers mention and nothing in the library uses. Servers with Debian 12 or Ubuntu 22.04 have an older
/// libstdc++, and the dynamic linker refuses the library for a version that it would never look anything up in. A need with
/// VER_FLG_WEAK is not refused (Linux Standard Base, "Symbol Versioning"). The task touches nothing else, and fails
/// where the library isn't as described here, so that a new version of it is looked at by a person.
/// Compiled by MSBuild on the fly, hence a file of its own without references to the project.
/// </remarks>
public sealed class WeakenVersionNeed : Microsoft.Build.Utilities.Task
{
    private const ushort VersionFlagWeak = 0x2;
    private const uint SectionDynamicSymbols = 11;
    private const uint SectionRelocationsWithAddend = 4;
    private const uint SectionVersionNeeds = 0x6ffffffe;
    private const uint SectionVersions = 0x6fffffff;

    private byte[] _file = Array.Empty<byte>();
    private List<Section> _sections = new List<Section>();

    /// <summary>The library to read.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <summary>The version whose need becomes weak.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The only symbol that may have this version.</summary>
    [Required]
    public string Symbol { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            _file = File.ReadAllBytes(Source);
            _sections = ReadSections();
            Weaken();
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination))!);
            File.WriteAllBytes(Destination, _file);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException || e is ArgumentException || e is IndexOutOfRangeException
            || e is OverflowException || e is IOException || e is UnauthorizedAccessException)
        {
            Log.LogError(
                "'{0}' could not be prepared for systems with an older libstdc++: {1} " +
                "If this is a new version of TorchSharp, see whether it still needs {2} and adapt Native/Natives.targets.",
                Source, e.Message, Version);
            return false;
        }
    }

    private void Weaken()
    {
        Section needs = Only(SectionVersionNeeds);
        Section names = _sections[(int)needs.Link];
        int found = -1;
        long need = needs.Offset;
        for (uint i = 0; i < needs.Info; i++)
        {
            long entry = need + U32(need + 8);
            for (int k = U16(need + 2); k > 0; k--)
            {
                if (Text(names.Offset + U32(entry + 8)) == Version)
                {
                    if (found >= 0) throw new InvalidDataException("version " + Version + " is needed twice.");
                    found = checked((int)entry);
                }

                entry += U32(entry + 12);
            }

            need += U32(need + 12);
        }

        if (found < 0) throw new InvalidDataException("it does not need version " + Version + ".");
        ushort flags = U16(found + 4);
        if (flags != 0 && flags != VersionFlagWeak)
            throw new InvalidDataException("the need of " + Version + " has the unknown flags " + flags + ".");
        CheckOnlySymbol(U16(found + 6));
        _file[found + 4] = (byte)VersionFlagWeak;
    }

    /// <summary>Makes sure that the version belongs to the one symbol and that no relocation looks that symbol up.</summary>
    private void CheckOnlySymbol(ushort versionIndex)
    {
        Section versions = Only(SectionVersions);
        Section symbols = Only(SectionDynamicSymbols);
        Section names = _sections[(int)symbols.Link];
        long symbolIndex = -1;
        for (long i = 0; i < versions.Size / 2; i++)
        {
            if ((U16(versions.Offset + 2 * i) & 0x7fff) != versionIndex) continue;
            string name = Text(names.Offset + U32(symbols.Offset + 24 * i));
            if (name != Symbol || symbolIndex >= 0) throw new InvalidDataException("the symbol " + name + " needs " + Version + " too.");
            symbolIndex = i;
        }

        if (symbolIndex < 0) throw new InvalidDataException("the symbol " + Symbol + " is not among those that need " + Version + ".");
        foreach (Section section in _sections)
        {
            if (section.Type != SectionRelocationsWithAddend) continue;
            for (long at = section.Offset; at < section.Offset + section.Size; at += 24)
            {
                if (U32(at + 12) == symbolIndex) throw new InvalidDataException("the symbol " + Symbol + " is used.");
            }
        }
    }

    private List<Section> ReadSections()
    {
        if (_file.Length < 64 || U32(0) != 0x464c457f || _file[4] != 2 || _file[5] != 1)
            throw new InvalidDataException("it is not a 64-bit little-endian ELF file.");

        long at = U64(40);
        var sections = new List<Section>();
        for (int k = U16(60); k > 0; k--, at += 64)
        {
            sections.Add(new Section
            {
                Type = U32(at + 4),
                Offset = U64(at + 24),
                Size = U64(at + 32),
                Link = U32(at + 40),
                Info = U32(at + 44),
            });
        }

        return sections;
    }

    private Section Only(uint type)
    {
        List<Section> found = _sections.FindAll(s => s.Type == type);
        if (found.Count == 1) return found[0];
        string kind = type.ToString("x", CultureInfo.InvariantCulture);
        throw new InvalidDataException("it has " + found.Count + " sections of type 0x" + kind + " instead of one.");
    }

    private ushort U16(long at) => BitConverter.ToUInt16(_file, checked((int)at));

    private uint U32(long at) => BitConverter.ToUInt32(_file, checked((int)at));

    private long U64(long at) => BitConverter.ToInt64(_file, checked((int)at));

    private string Text(long at)
    {
        int start = checked((int)at);
        return Encoding.ASCII.GetString(_file, start, Array.IndexOf(_file, (byte)0, start) - start);
    }

    private sealed class Section
    {
        public uint Type { get; set; }

        public long Offset { get; set; }

        public long Size { get; set; }

        public uint Link { get; set; }

        public uint Info { get; set; }
    }
}

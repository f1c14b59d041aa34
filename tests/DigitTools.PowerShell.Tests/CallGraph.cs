using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DigitTools.PowerShell.Tests;

/// <summary>
/// Which methods of some assemblies can be reached from one of them. More rather than fewer: overloads count as one method, and all
/// virtual methods of a type that is made count as called.
/// </summary>
internal sealed class CallGraph : IDisposable
{
    private static readonly Dictionary<int, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value & 0xffff);

    private readonly List<PEReader> _files = [];
    private readonly Dictionary<string, HashSet<string>> _calls = [];
    private readonly Dictionary<string, List<string>> _virtual = [];
    private readonly Dictionary<string, string> _bases = [];

    public CallGraph(params string[] assemblies)
    {
        foreach (string path in assemblies)
        {
            var file = new PEReader(File.OpenRead(path));
            _files.Add(file);
            MetadataReader reader = file.GetMetadataReader();
            foreach (TypeDefinitionHandle type in reader.TypeDefinitions) Add(file, reader, type);
        }
    }

    public void Dispose() => _files.ForEach(f => f.Dispose());

    /// <summary>The methods, as <c>Namespace.Type::Method</c>, that what the engine calls of a type leads to.</summary>
    public HashSet<string> Reachable(string root)
    {
        var seen = new HashSet<string>();
        var waiting = new Stack<string>();
        void Visit(string method)
        {
            if (seen.Add(method)) waiting.Push(method);
        }

        void Make(string made)
        {
            string? type = made;
            while (type is not null && _virtual.TryGetValue(type, out List<string>? methods))
            {
                methods.ForEach(Visit);
                type = _bases.GetValueOrDefault(type);
            }
        }

        Visit(root + "::.ctor");
        Make(root);
        while (waiting.TryPop(out string? method))
        {
            string owner = method[..method.IndexOf("::", StringComparison.Ordinal)];
            Visit(owner + "::.cctor");
            if (method.EndsWith("::.ctor", StringComparison.Ordinal)) Make(owner);
            foreach (string called in _calls.GetValueOrDefault(method, [])) Visit(called);
        }

        return seen;
    }

    private void Add(PEReader file, MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = TypeNames.Of(reader, handle);
        _bases[name] = TypeNames.Of(reader, type.BaseType);
        List<string> called = _virtual[name] = [];
        foreach (MethodDefinition method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            string key = $"{name}::{reader.GetString(method.Name)}";
            if (method.Attributes.HasFlag(MethodAttributes.Virtual)) called.Add(key);
            if (!_calls.TryGetValue(key, out HashSet<string>? calls)) _calls[key] = calls = [];
            if (method.RelativeVirtualAddress is not 0 and var address)
                calls.UnionWith(Calls(reader, file.GetMethodBody(address).GetILBytes()!));
        }
    }

    private static IEnumerable<string> Calls(MetadataReader reader, byte[] code)
    {
        for (int i = 0; i < code.Length;)
        {
            int value = code[i++];
            if (value == 0xfe) value = 0xfe00 | code[i++];
            OpCode operation = s_codes[value];
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Member(reader, MetadataTokens.EntityHandle(BitConverter.ToInt32(code, i))) is { } member)
            {
                yield return member;
            }

            i += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, i),
                _ => 4,
            };
        }
    }

    /// <summary>A field counts as a method that nobody has: it leads to the static constructor of its type.</summary>
    private static string? Member(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Member(reader, reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                MemberReference member = reader.GetMemberReference((MemberReferenceHandle)handle);
                return $"{TypeNames.Of(reader, member.Parent)}::{reader.GetString(member.Name)}";
            case HandleKind.MethodDefinition:
                MethodDefinition method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return $"{TypeNames.Of(reader, method.GetDeclaringType())}::{reader.GetString(method.Name)}";
            case HandleKind.FieldDefinition:
                FieldDefinition field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                return $"{TypeNames.Of(reader, field.GetDeclaringType())}::{reader.GetString(field.Name)}";
            default:
                return null;
        }
    }
}

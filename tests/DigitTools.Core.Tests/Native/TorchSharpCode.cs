using System.Reflection;
using System.Reflection.Emit;
using TorchSharp;

namespace DigitTools.Core.Tests.Native;

/// <summary>What of TorchSharp an assembly calls, and what that calls in turn, read from the code without running it.</summary>
internal sealed class TorchSharpCode
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly Assembly s_torchSharp = typeof(torch).Assembly;
    private static readonly Dictionary<short, OpCode> s_codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private readonly Dictionary<MethodBase, MethodBase?> _reachedFrom = [];
    private readonly Queue<MethodBase> _toRead = [];

    public TorchSharpCode(Assembly assembly)
    {
        foreach (MethodBase method in assembly.GetTypes().SelectMany(MethodsOf)) Reach(method, null);
        while (_toRead.TryDequeue(out MethodBase? method)) Read(method);
    }

    /// <summary>
    /// Calls that make a number in libtorch's memory which nobody but the finalizer frees, from outermost to innermost. Who calls
    /// <c>ToScalar</c> owns what it gives; it's TorchSharp that doesn't, and conversions that nobody sees.
    /// </summary>
    public List<string> HiddenScalars { get; } = [];

    private static IEnumerable<MethodBase> MethodsOf(Type type) => [.. type.GetMethods(All), .. type.GetConstructors(All)];

    private void Reach(MethodBase method, MethodBase? from)
    {
        if (!_reachedFrom.TryAdd(method, from)) return;
        _toRead.Enqueue(method);
        if (from is null || method is not ConstructorInfo || method.DeclaringType is not { } type) return;
        // A layer that was made is run; an iterator too.
        bool isLayer = type.IsSubclassOf(typeof(torch.nn.Module)), isState = type.Name.StartsWith('<');
        for (Type? t = type; t is not null && t.Assembly == s_torchSharp; t = t.BaseType)
        {
            foreach (MethodBase own in MethodsOf(t).Where(m => isState || (isLayer && m.Name == "forward"))) Reach(own, method);
        }
    }

    private void Read(MethodBase method)
    {
        bool ours = method.Module.Assembly != s_torchSharp;
        foreach (MethodBase called in CalledBy(method))
        {
            if (called.DeclaringType?.Assembly != s_torchSharp) continue;
            bool makesScalar = called.DeclaringType == typeof(Scalar)
                ? called.IsConstructor || called.Name == "op_Implicit"
                : called.Name.EndsWith("ToScalar", StringComparison.Ordinal);
            if (!makesScalar) Reach(called, method);
            else if (!ours || called.Name == "op_Implicit") HiddenScalars.Add(Path(method));
        }
    }

    private string Path(MethodBase method)
    {
        var names = new List<string>();
        for (MethodBase? m = method; m is not null; m = _reachedFrom[m]) names.Add($"{m.DeclaringType?.Name}.{m.Name}");
        names.Reverse();
        return string.Join(" > ", names);
    }

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xfe) value = unchecked((short)(0xfe00 | code[at++]));
            OpCode operation = s_codes[value];
            if (operation.OperandType == OperandType.InlineMethod)
                yield return Definition(method.Module.ResolveMethod(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!);

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    /// <summary>A generic method is read once, whatever its arguments.</summary>
    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true, IsGenericTypeDefinition: false } type
            ? MethodsOf(type.GetGenericTypeDefinition()).First(m => m.MetadataToken == method.MetadataToken)
            : method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : method;
}

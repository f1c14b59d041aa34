using System.Reflection;
using System.Runtime.CompilerServices;

namespace DigitTools.Core.Tests.Front;

/// <summary>Lists what an assembly shows, a line for each type and member, in order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Of);

    private static IEnumerable<string> Of(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        bool hasParent = type.BaseType is { IsAbstract: true, Namespace: not "System" } or { Name: "Exception" };
        string parent = hasParent ? $" : {Name(type.BaseType!)}" : "";
        yield return $"{kind} {Name(type)}{parent}";
        // Of a record, what the compiler makes is not listed: it follows from the properties.
        IEnumerable<string> members = type.GetMembers(Declared)
            .Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Select(member => Describe(type, member)).OfType<string>();
        foreach (string member in members.Order(StringComparer.Ordinal)) yield return $"    {member}";
    }

    private static string? Describe(Type type, MemberInfo member) => member switch
    {
        ConstructorInfo c when IsVisible(c) => $"{Simple(type)}({Parameters(c)})",
        MethodInfo { IsSpecialName: false } m when IsVisible(m) => $"{Static(m)}{Name(m.ReturnType)} {m.Name}({Parameters(m)})",
        PropertyInfo { GetMethod: { } get } p when IsVisible(get) => $"{Static(get)}{Name(p.PropertyType)} {p.Name} {{ {Accessors(p)} }}",
        FieldInfo { IsPublic: true, IsSpecialName: false } f when type.IsEnum => $"{f.Name} = {f.GetRawConstantValue()}",
        FieldInfo { IsPublic: true, IsSpecialName: false } f => $"{Name(f.FieldType)} {f.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Accessors(PropertyInfo property)
    {
        if (property.SetMethod is not { } set || !IsVisible(set)) return "get;";
        return set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "get; init;" : "get; set;";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")}"));

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        string name = type.Assembly == typeof(DigitReader).Assembly ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        if (!type.IsGenericType) return name;
        return $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}

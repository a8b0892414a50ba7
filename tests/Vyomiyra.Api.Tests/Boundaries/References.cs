using System.Reflection;
using System.Reflection.Emit;

namespace Vyomiyra.Api.Tests.Boundaries;

/// <summary>Which types each type of an assembly uses: in its signatures, its attributes and the instructions of its methods.</summary>
public static class References
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>One pair for each type used; what the compiler generated counts as the type it was generated for.</summary>
    public static IReadOnlyList<(Type User, Type Used)> Of(Assembly assembly) =>
        [.. assembly.GetTypes().SelectMany(type => UsedBy(type).SelectMany(Unwrap).Select(used => (Outermost(type), Outermost(used)))).Distinct()];

    private static IEnumerable<Type> UsedBy(Type type)
    {
        var attributes = type.GetCustomAttributesData().Concat(type.GetMembers(Everything).SelectMany(member => member.GetCustomAttributesData()));
        return [
            .. type.BaseType is null ? [] : new[] { type.BaseType },
            .. type.GetInterfaces(),
            .. type.GetFields(Everything).Select(field => field.FieldType),
            .. attributes.Select(attribute => attribute.AttributeType),
            .. type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)).SelectMany(method => UsedBy(method)),
        ];
    }

    private static IEnumerable<Type> UsedBy(MethodBase method)
    {
        IEnumerable<Type> signature = [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo { ReturnType: var answer } ? [answer] : Type.EmptyTypes];
        return method.GetMethodBody() is not { } body ? signature : [
            .. signature,
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType).OfType<Type>(),
            .. Tokens(body.GetILAsByteArray()!).SelectMany(token => UsedBy(method, token)),
        ];
    }

    private static IEnumerable<Type> UsedBy(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments) switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType!, field.FieldType],
            MethodInfo called => [called.DeclaringType!, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            ConstructorInfo called => [called.DeclaringType!],
            _ => [],
        };
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            var value = code[position] == 0xFE ? BitConverter.ToInt16([code[position + 1], 0xFE]) : code[position];
            var operation = OpCodeOf[value];
            position += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, position);
            }

            position += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Prepend(type.GetGenericTypeDefinition())
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

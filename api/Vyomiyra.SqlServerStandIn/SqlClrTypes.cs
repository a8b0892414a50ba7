// Microsoft.Data.SqlClient loads an assembly of this name when a command has a parameter. These are the public types it names;
// none of them does anything for a client that stores no CLR types in the server.
namespace Microsoft.SqlServer.Server;

public enum Format { Unknown, Native, UserDefined }

public enum DataAccessKind { None, Read }

public enum SystemDataAccessKind { None, Read }

public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public const int YukonMaxByteSizeValue = 8000;

    public Format Format { get; } = format;
    public int MaxByteSize { get; set; }
    public bool IsFixedLength { get; set; }
    public bool IsByteOrdered { get; set; }
    public string? Name { get; set; }
    public string? ValidationMethodName { get; set; }
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class SqlUserDefinedAggregateAttribute(Format format) : Attribute
{
    public const int MaxByteSizeValue = 8000;

    public Format Format { get; } = format;
    public int MaxByteSize { get; set; }
    public bool IsInvariantToDuplicates { get; set; }
    public bool IsInvariantToNulls { get; set; }
    public bool IsInvariantToOrder { get; set; }
    public bool IsNullIfEmpty { get; set; }
    public string? Name { get; set; }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
public class SqlFacetAttribute : Attribute
{
    public bool IsFixedLength { get; set; }
    public int MaxSize { get; set; }
    public int Precision { get; set; }
    public int Scale { get; set; }
    public bool IsNullable { get; set; }
}

[AttributeUsage(AttributeTargets.Method)]
public class SqlFunctionAttribute : Attribute
{
    public bool IsDeterministic { get; set; }
    public bool IsPrecise { get; set; }
    public DataAccessKind DataAccess { get; set; }
    public SystemDataAccessKind SystemDataAccess { get; set; }
    public string? Name { get; set; }
    public string? TableDefinition { get; set; }
    public string? FillRowMethodName { get; set; }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlMethodAttribute : SqlFunctionAttribute
{
    public bool OnNullCall { get; set; } = true;
    public bool IsMutator { get; set; }
    public bool InvokeIfReceiverIsNull { get; set; }
}

public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException() { }

    public InvalidUdtException(string message) : base(message) { }

    public InvalidUdtException(string message, Exception innerException) : base(message, innerException) { }
}
